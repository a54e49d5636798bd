namespace Conference.EndToEnd.Tests.People;

internal readonly record struct Rgb(int R, int G, int B)
{
    // Wide enough for what two video codecs and a colour matrix do to a plain colour, and far below the distance between people.
    private const double SameColour = 60;

    public bool Resembles(Rgb other) =>
        Math.Sqrt(Math.Pow(R - other.R, 2) + Math.Pow(G - other.G, 2) + Math.Pow(B - other.B, 2)) < SameColour;

    public override string ToString() => $"#{R:x2}{G:x2}{B:x2}";
}
