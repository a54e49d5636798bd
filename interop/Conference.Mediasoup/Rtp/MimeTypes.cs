namespace Conference.Mediasoup;

/// <summary>Questions about codec MIME types, which compare without regard to case.</summary>
internal static class MimeTypes
{
    private const string AudioPrefix = "audio/";
    private const string VideoPrefix = "video/";
    private const string RtxSuffix = "/rtx";

    public static bool IsAudio(string mimeType) => HasPrefix(mimeType, AudioPrefix);

    /// <summary>Whether it is <c>audio/…</c> or <c>video/…</c> with something after the slash.</summary>
    public static bool IsValid(string mimeType) => HasPrefix(mimeType, AudioPrefix) || HasPrefix(mimeType, VideoPrefix);

    public static bool IsRtx(string mimeType) =>
        mimeType.Length > RtxSuffix.Length && mimeType.EndsWith(RtxSuffix, StringComparison.OrdinalIgnoreCase);

    public static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static bool HasPrefix(string mimeType, string prefix) =>
        mimeType.Length > prefix.Length && mimeType.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}
