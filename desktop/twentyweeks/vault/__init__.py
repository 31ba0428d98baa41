"""Keys: passphrase and recovery slots, sealing, the station's own keys."""
