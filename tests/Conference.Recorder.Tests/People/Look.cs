namespace Conference.Recorder.Tests.People;

/// <summary>How a person can be told from the others: a colour, a tone that is always there, the pitch of its beeps.</summary>
internal sealed record Look(string Color, int Tone, int Beep)
{
    public int Width { get; init; } = 640;

    public int Height { get; init; } = 360;

    /// <summary>Codec of the picture: VP8, VP9 or H264.</summary>
    public string Codec { get; init; } = "VP8";

    public static Look Red { get; } = new("0xC03030", 330, 2000);

    public static Look Green { get; } = new("0x309040", 520, 2600);

    public static Look Blue { get; } = new("0x3050C0", 740, 3200);

    public static Look Amber { get; } = new("0xC09020", 980, 3900);
}
