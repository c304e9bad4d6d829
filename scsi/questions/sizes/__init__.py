"""Of how many items can these be shares?"""
