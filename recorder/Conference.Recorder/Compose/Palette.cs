namespace Conference.Recorder.Compose;

/// <summary>The colours of a composite.</summary>
internal static class Palette
{
    public static readonly Rgba Background = new(0x12, 0x14, 0x1A);
    public static readonly Rgba Card = new(0x23, 0x27, 0x31);

    private static readonly Rgba[] Avatars =
    [
        new(0x4C, 0x6E, 0xF5), new(0x0C, 0xA6, 0x78), new(0xE8, 0x59, 0x0C), new(0xAE, 0x3E, 0xC9),
        new(0x10, 0x98, 0xAD), new(0xD6, 0x33, 0x6C), new(0x66, 0xA8, 0x0F), new(0xF0, 0x8C, 0x00),
    ];

    /// <summary>The same person has the same colour in every scene and in every recording.</summary>
    public static Rgba AvatarOf(string participantId)
    {
        // string.GetHashCode differs from run to run; FNV-1a does not.
        var hash = 2166136261u;
        foreach (var character in participantId)
            hash = unchecked((hash ^ character) * 16777619u);
        return Avatars[hash % (uint)Avatars.Length];
    }
}
