using Microsoft.Win32.SafeHandles;

namespace Conference.Recorder.Movies;

/// <summary>
/// The media of a film while it grows: samples of its tracks in turn, in the order in which they are played. What a player wants to know first is put before
/// it at the end, when it is known.
/// </summary>
internal sealed class MovieBody : IDisposable
{
    private const int CopyBuffer = 1 << 20;

    private readonly string _path;
    private readonly SafeFileHandle _file;
    private readonly List<MovieChunk> _chunks = [];
    private long _length;

    private MovieBody(string path)
    {
        _path = path;
        _file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, FileOptions.Asynchronous);
    }

    /// <exception cref="IOException">The file cannot be made.</exception>
    public static MovieBody Create(string path) => new(path);

    /// <summary>Adds the samples of a track that follow on those before.</summary>
    /// <exception cref="IOException">They cannot be written.</exception>
    public async Task AppendAsync(int track, ReadOnlyMemory<byte> samples, int count, CancellationToken cancellationToken)
    {
        await RandomAccess.WriteAsync(_file, samples, _length, cancellationToken);
        _chunks.Add(new MovieChunk(track, count, _length));
        _length += samples.Length;
    }

    /// <summary>Makes it a film that plays while it loads. Nothing can be added afterwards.</summary>
    /// <param name="tracks">In the order of their numbers; their samples are those that were added.</param>
    /// <param name="duration">In seconds; what a track has beyond it is not shown.</param>
    /// <returns>Where it is.</returns>
    /// <exception cref="InvalidDataException">A track has other samples than were added.</exception>
    /// <exception cref="IOException">The film cannot be written.</exception>
    public async Task<string> FinishAsync(
        IReadOnlyList<MovieTrack> tracks, double duration, IReadOnlyList<Chapter> chapters, CancellationToken cancellationToken)
    {
        for (var i = 0; i < tracks.Count; i++)
        {
            var added = _chunks.Where(chunk => chunk.Track == i).Sum(chunk => chunk.Count);
            if (added != tracks[i].Samples.Count)
                throw new InvalidDataException($"{added} samples were written of track {i}, which has {tracks[i].Samples.Count}.");
        }

        return await PutBeforeAsync(MovieFront.Build(tracks, _chunks, _length, duration, chapters), cancellationToken);
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Room before the media costs nothing where the file system can make it; elsewhere all is copied.</summary>
    private async Task<string> PutBeforeAsync(byte[] front, CancellationToken cancellationToken)
    {
        if (FileRange.TryInsert(_file, front.Length))
        {
            await RandomAccess.WriteAsync(_file, front, 0, cancellationToken);
            return _path;
        }

        var path = _path + ".whole";
        using var target = File.OpenHandle(
            path, FileMode.Create, FileAccess.Write, FileShare.Read, FileOptions.Asynchronous, preallocationSize: front.Length + _length);
        await RandomAccess.WriteAsync(target, front, 0, cancellationToken);
        var buffer = new byte[CopyBuffer];
        for (var at = 0L; at < _length;)
        {
            var count = await RandomAccess.ReadAsync(_file, buffer, at, cancellationToken);
            if (count == 0)
                throw new EndOfStreamException($"{_path} ends before byte {_length}.");
            await RandomAccess.WriteAsync(target, buffer.AsMemory(0, count), front.Length + at, cancellationToken);
            at += count;
        }

        return path;
    }
}
