"""What stations send each other, sealed and signed: docs/bundle-format.md."""
