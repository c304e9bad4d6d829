"""Widgets for JupyterLab: the package's answers under sliders and menus; nothing is computed here.

A panel is for the reader of a notebook. It is never stored in one: widgets carry random ids.
"""
