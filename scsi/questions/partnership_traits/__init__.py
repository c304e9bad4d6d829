"""What are the advantages and risks of each partnership?"""
