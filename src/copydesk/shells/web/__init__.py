"""The desk's page: stories, their review, the gate and the runs, in a browser on this machine.

`app.application(room, access)` is an ASGI application; what it works with is a `Room`. No rule of the desk is made
here: pages and API call `desk` and `store` as the commands do.
"""
