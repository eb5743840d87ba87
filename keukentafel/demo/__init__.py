"""Demonstration data: invented people in real neighbourhoods."""
