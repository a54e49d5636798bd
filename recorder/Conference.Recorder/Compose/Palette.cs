namespace Conference.Recorder.Compose;

/// <summary>The colours of a composite: those of the web client, when it is dark.</summary>
internal static class Palette
{
    public static readonly Rgba Background = new(0x0D, 0x10, 0x14);
    public static readonly Rgba Card = new(0x1E, 0x24, 0x2C);
    public static readonly Rgba Label = new(0x0A, 0x0D, 0x11, 0xB8);
    public static readonly Rgba Muted = new(0xFF, 0x9A, 0x9C);
    public static readonly Rgba Speaking = new(0x2F, 0xD6, 0xA6);
    public static readonly Rgba Faint = new(0xA9, 0xB3, 0xBF);

    /// <summary>The colour that the same person has in the web client (Avatar.tsx, hueOf).</summary>
    public static Rgba AvatarOf(string participantId)
    {
        var hash = 0u;
        foreach (var rune in participantId.EnumerateRunes())
            hash = unchecked(hash * 31 + (uint)rune.Value);
        return Rgba.FromOklch(0.46, 0.09, hash % 360);
    }
}
