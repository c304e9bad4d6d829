"""Kernels: cold ones, and warm ones forked from a process that has loaded everything."""
