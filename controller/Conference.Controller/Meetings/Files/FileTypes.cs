using System.Net.Http.Headers;
using Conference.Controller.Errors;

namespace Conference.Controller.Meetings.Files;

/// <summary>Which media types are taken, and whether a content is what it claims to be.</summary>
internal static class FileTypes
{
    /// <summary>How much of a content tells what it is.</summary>
    public const int HeadBytes = 512;

    private const string Office = "application/vnd.openxmlformats-officedocument.";
    private const string OpenDocument = "application/vnd.oasis.opendocument.";

    /// <summary>What is taken unless configured otherwise. SVG and HTML carry programs, so they are not among them.</summary>
    public static readonly IReadOnlyList<string> Common =
    [
        "image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "application/pdf", "text/plain", "text/csv", "text/markdown",
        "application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint",
        $"{Office}wordprocessingml.document", $"{Office}spreadsheetml.sheet", $"{Office}presentationml.presentation",
        $"{OpenDocument}text", $"{OpenDocument}spreadsheet", $"{OpenDocument}presentation", "application/zip",
    ];

    /// <summary>The media type that a Content-Type names, without parameters.</summary>
    /// <exception cref="RefusedException">There is none, or it is not taken.</exception>
    public static string Check(string? contentType, IReadOnlyList<string> allowed)
    {
        if (MediaTypeHeaderValue.TryParse(contentType, out var given) && given.MediaType?.ToLowerInvariant() is { } type && allowed.Contains(type))
            return type;
        throw new RefusedException(
            RefusalCode.FileTypeNotAllowed, $"Content-Type must be one of: {string.Join(", ", allowed)}.");
    }

    /// <param name="head">The beginning of the content.</param>
    /// <exception cref="RefusedException">The content is something else than its type says.</exception>
    public static void CheckContent(string type, ReadOnlySpan<byte> head)
    {
        if (!Fits(type, head))
            throw new RefusedException(RefusalCode.FileTypeMismatch, $"The content is not what Content-Type says: {type}.");
    }

    // https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern and the formats' own documents
    private static bool Fits(string type, ReadOnlySpan<byte> head) => type switch
    {
        "image/png" => head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]),
        "image/jpeg" => head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]),
        "image/gif" => head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8),
        "image/webp" => head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..].StartsWith("WEBP"u8),
        "image/bmp" => head.StartsWith("BM"u8),
        "application/pdf" => head.StartsWith("%PDF-"u8),
        "application/zip" => IsZip(head),
        "application/msword" or "application/vnd.ms-excel" or "application/vnd.ms-powerpoint" =>
            head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), // a compound file (MS-CFB)
        _ when type.StartsWith(Office, StringComparison.Ordinal) || type.StartsWith(OpenDocument, StringComparison.Ordinal) => IsZip(head),
        _ when type.StartsWith("text/", StringComparison.Ordinal) => !head.Contains((byte)0),
        _ => true, // a type that the operator has added
    };

    private static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8);
}
