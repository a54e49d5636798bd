namespace Conference.Controller.Tests.Recordings;

/// <summary>One person's colour and pitch, unlike everybody else's.</summary>
internal sealed record Look(int Red, int Green, int Blue, int Hertz)
{
    private const int Tolerance = 40; // what two encoders may do to a colour

    public string Color => $"0x{Red:X2}{Green:X2}{Blue:X2}";

    public bool Is(ReadOnlySpan<byte> pixel) =>
        Math.Abs(pixel[0] - Red) < Tolerance && Math.Abs(pixel[1] - Green) < Tolerance && Math.Abs(pixel[2] - Blue) < Tolerance;
}
