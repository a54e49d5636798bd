using System.Text;
using Conference.Controller.Errors;

namespace Conference.Controller.Whip.Sdp;

/// <summary>Splits a body into lines. A line ends with CRLF; a bare LF is accepted too (RFC 8866, section 5).</summary>
internal static class SdpLines
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="RefusedException">The body is not UTF-8, is empty, or has a line that is not <c>type=value</c>.</exception>
    public static IReadOnlyList<SdpLine> Read(ReadOnlySpan<byte> body)
    {
        var text = Decode(body);
        var lines = new List<SdpLine>();
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range);
            var isLast = range.End.GetOffset(text.Length) == text.Length;
            if (line.Length == 0 && isLast && lines.Count > 0)
                break; // what follows the last line's end
            lines.Add(Read(lines.Count + 1, line is [.. var content, '\r'] ? content : line));
        }

        return lines;
    }

    private static SdpLine Read(int number, ReadOnlySpan<char> line)
    {
        if (line is not [>= 'a' and <= 'z', '=', ..])
            throw new SdpLine(number, '?', "").Invalid("it is not of the form type=value");
        var read = new SdpLine(number, line[0], line[2..].ToString());
        return read.Value.Any(char.IsControl) ? throw read.Invalid("it contains a control character") : read;
    }

    private static string Decode(ReadOnlySpan<byte> body)
    {
        try
        {
            return Utf8.GetString(body);
        }
        catch (DecoderFallbackException exception)
        {
            throw new RefusedException(RefusalCode.InvalidSdp, "The SDP is not UTF-8.", exception);
        }
    }
}
