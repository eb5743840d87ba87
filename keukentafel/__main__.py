"""`python -m keukentafel` is the same as `keukentafel`."""

from keukentafel.opdrachten.hoofd import main

if __name__ == "__main__":
    main()
