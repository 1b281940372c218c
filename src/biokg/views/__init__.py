"""What a person or program sees: command line and exports."""
