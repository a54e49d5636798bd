using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Conference.Recorder.Director;
using Conference.Recorder.Extras;

namespace Conference.Recorder.Compose;

/// <summary>
/// plan.ndjson: the stretches that are composed, in order, without a gap, each line written when its stretch is whole on the disk. Whoever comes
/// after a crash goes on behind the last one.
/// </summary>
internal sealed class CompositionPlan : IDisposable
{
    private readonly FileStream _file;
    private readonly List<string> _pieces = [];
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);

    private CompositionPlan(FileStream file) => _file = file;

    /// <summary>How many frames are composed.</summary>
    public int Frames { get; private set; }

    public int Chunks { get; private set; }

    public double CpuSeconds { get; private set; }

    /// <summary>Paths of the pieces of pictures, in order.</summary>
    public IReadOnlyList<string> Pieces => _pieces;

    /// <summary>What could not be shown.</summary>
    public List<string> Missing { get; } = [];

    /// <summary>Opens the plan of a recording and reads what is composed; what was composed with other settings is thrown away.</summary>
    /// <param name="composed">What the plan holds already.</param>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public static CompositionPlan Open(RecordingFolder folder, PlanHeader header, out IReadOnlyList<PlannedChunk> composed)
    {
        var chunks = new List<PlannedChunk>();
        composed = chunks;
        var valid = File.Exists(folder.Plan) ? ReadValid(folder, header, chunks) : 0;
        if (valid == 0 && Directory.Exists(folder.Scenes))
            Directory.Delete(folder.Scenes, recursive: true);
        Directory.CreateDirectory(folder.Scenes);

        var plan = new CompositionPlan(new FileStream(folder.Plan, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0));
        plan._file.SetLength(valid);
        plan._file.Position = valid;
        if (valid == 0)
            plan.Write(header, PlanJson.Default.PlanHeader);
        foreach (var chunk in chunks)
            plan.Count(folder, chunk);
        plan.Clear(folder);
        return plan;
    }

    /// <summary>Notes that a stretch is composed.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Append(RecordingFolder folder, PlannedChunk chunk)
    {
        if (chunk.FirstFrame != Frames)
            throw new InvalidOperationException($"The stretch at frame {chunk.FirstFrame} does not follow on frame {Frames}.");

        Write(chunk, PlanJson.Default.PlannedChunk);
        Count(folder, chunk);
    }

    public void Dispose() => _file.Dispose();

    /// <summary>The length up to which the plan can be trusted: whole lines without a gap, whose pieces are there.</summary>
    private static long ReadValid(RecordingFolder folder, PlanHeader header, List<PlannedChunk> chunks)
    {
        var bytes = File.ReadAllBytes(folder.Plan);
        var valid = 0;
        while (bytes.AsSpan(valid).IndexOf((byte)'\n') is var length and >= 0)
        {
            var line = bytes.AsSpan(valid, length);
            if (valid == 0)
            {
                if (TryRead(line, PlanJson.Default.PlanHeader) != header)
                    return 0;
            }
            else
            {
                if (TryRead(line, PlanJson.Default.PlannedChunk) is not { } chunk || !Follows(folder, chunks, chunk))
                    break;
                chunks.Add(chunk);
            }

            valid += length + 1;
        }

        return valid;
    }

    private static bool Follows(RecordingFolder folder, List<PlannedChunk> before, PlannedChunk chunk) =>
        chunk.FirstFrame == (before.Count == 0 ? 0 : before[^1].FirstFrame + before[^1].FrameCount)
        && (chunk.File is null || new FileInfo(Path.Combine(folder.Scenes, chunk.File)) is { Exists: true } file && file.Length == chunk.Bytes);

    private static T? TryRead<T>(ReadOnlySpan<byte> line, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(line, type);
        }
        catch (JsonException)
        {
            // Torn: what it stood for is composed again.
            return null;
        }
    }

    private void Write<T>(T line, JsonTypeInfo<T> type)
    {
        // One write per line: a crash tears at most the last one.
        _file.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(line, type) + "\n"));
        _file.Flush(flushToDisk: true);
    }

    /// <summary>What attempts before left half done: on a disk that is full each retry would leave it fuller.</summary>
    private void Clear(RecordingFolder folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder.Scenes, "*", SearchOption.AllDirectories).Where(file => file != folder.Plan && !_kept.Contains(file)))
            File.Delete(file);
    }

    private void Count(RecordingFolder folder, PlannedChunk chunk)
    {
        Frames = chunk.FirstFrame + chunk.FrameCount;
        Chunks++;
        CpuSeconds += chunk.CpuSeconds;
        if (chunk.File is not null)
        {
            _pieces.Add(Path.Combine(folder.Scenes, chunk.File));
            _kept.UnionWith([_pieces[^1], Thumbnails.PathOf(folder.Scenes, chunk.FirstFrame)]);
        }

        if (chunk.Missing is not null)
            Missing.Add(chunk.Missing);
    }
}
