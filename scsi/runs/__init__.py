"""Runs: notebooks to reports, one room after the other.

`declarations` and `parameters` (what a notebook declares, and the check in a running one), `plan`
(which notebooks, with which parameters), `execute` (papermill; executed notebooks come
back), `findings` (what they found), `render` (one HTML page), `manifest` (what went in), `report`
(joins the rooms and moves the finished folder into place whole), `commands` (the command line, a
room for each command).
"""
