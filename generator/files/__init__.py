"""Bytes, processes and caches: what any program that writes files needs. It knows no law."""
