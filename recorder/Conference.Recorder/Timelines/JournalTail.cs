using System.Text.Json;
using Conference.Recorder.Journal;

namespace Conference.Recorder.Timelines;

/// <summary>Reads a journal that may still be written, from where it stopped the last time; only whole lines are taken.</summary>
internal sealed class JournalTail(string path)
{
    private long _offset;

    /// <summary>The entries that came since the last call; none while there is no journal.</summary>
    /// <exception cref="IOException">The journal cannot be read.</exception>
    public async Task<IReadOnlyList<JournalEntry>> ReadOnAsync(CancellationToken cancellationToken)
    {
        var entries = new List<JournalEntry>();
        if (!File.Exists(path))
            return entries;

        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[Math.Max(0, file.Length - _offset)];
        file.Position = _offset;
        var length = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        var rest = bytes.AsMemory(0, length);
        while (rest.Span.IndexOf((byte)'\n') is var end and >= 0)
        {
            if (TryParse(rest.Span[..end]) is { } entry)
                entries.Add(entry);
            rest = rest[(end + 1)..];
            _offset += end + 1;
        }

        return entries;
    }

    private static JournalEntry? TryParse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, JournalJson.Default.JournalEntry);
        }
        catch (JsonException)
        {
            // Torn by the crash of its writer; what a later run of the capture wrote behind it counts all the same.
            return null;
        }
    }
}
