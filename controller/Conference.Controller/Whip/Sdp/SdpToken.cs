using System.Buffers;
using System.Globalization;

namespace Conference.Controller.Whip.Sdp;

/// <summary>The small grammars from which SDP is made (RFC 8866, section 9; RFC 8839, section 5).</summary>
internal static class SdpToken
{
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "!#$%&'*+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`abcdefghijklmnopqrstuvwxyz{|}~");

    private static readonly SearchValues<char> IceCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

    // RFC 8851 allows letters, digits, "-" and "_" in a restriction identifier.
    private static readonly SearchValues<char> RidCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public static bool IsToken(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExcept(TokenCharacters);

    public static bool IsIceText(ReadOnlySpan<char> text, int minimum) =>
        text.Length >= minimum && text.Length <= 256 && !text.ContainsAnyExcept(IceCharacters);

    // The worker keeps 255 bytes of a restriction identifier; nobody needs more than 16.
    public static bool IsRid(ReadOnlySpan<char> text) => text.Length is > 0 and <= 16 && !text.ContainsAnyExcept(RidCharacters);

    /// <summary>A decimal number without sign, spaces or more than <paramref name="maximum"/>.</summary>
    public static bool TryNumber(ReadOnlySpan<char> text, uint maximum, out uint number) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= maximum;
}
