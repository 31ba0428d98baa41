"""What an installed copy can prove about itself on this machine."""
