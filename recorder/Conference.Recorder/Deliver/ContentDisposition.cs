namespace Conference.Recorder.Deliver;

/// <summary>The header that names a download.</summary>
internal static class ContentDisposition
{
    /// <summary>RFC 6266: an ASCII name for old clients, and the real one.</summary>
    public static string Attachment(string fileName)
    {
        var ascii = new string([.. fileName.Select(letter => char.IsAsciiLetterOrDigit(letter) || "-_. ".Contains(letter, StringComparison.Ordinal) ? letter : '_')]);
        return $"attachment; filename=\"{ascii}\"; filename*=UTF-8''{Uri.EscapeDataString(fileName)}";
    }
}
