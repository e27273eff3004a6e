"""Measurements, each a ratio against a peer or against a smaller input in the same run; never part of the tests."""
