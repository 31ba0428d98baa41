"""Tagged, archivable PDF from blocks of content."""
