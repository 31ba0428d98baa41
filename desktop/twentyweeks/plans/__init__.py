"""The EHC plan, sections A to K."""
