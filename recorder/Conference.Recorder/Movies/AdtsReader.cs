using Microsoft.Win32.SafeHandles;

namespace Conference.Recorder.Movies;

/// <summary>Reads the frames of an ADTS file that may still be written.</summary>
internal sealed class AdtsReader(string path) : IDisposable
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly Queue<byte[]> _waiting = new();
    private readonly List<ushort> _sizes = [];
    private SafeFileHandle? _file;
    private long _position;

    /// <summary>Of the frames; null before the first one.</summary>
    public AdtsFormat? Format { get; private set; }

    /// <summary>Of all frames that were taken, in bytes.</summary>
    public IReadOnlyList<ushort> Sizes => _sizes;

    /// <summary>Whether all that was read is taken.</summary>
    public bool IsEmpty => _waiting.Count == 0;

    /// <summary>Reads on until so many frames can be taken, or there are no more for now.</summary>
    /// <returns>Whether there are as many.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It holds something else.</exception>
    public async Task<bool> HasAsync(int frames, CancellationToken cancellationToken)
    {
        if (_file is null && !File.Exists(path))
            return false;

        _file ??= File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.Asynchronous);
        while (_waiting.Count < frames)
        {
            var length = await RandomAccess.ReadAsync(_file, _buffer, _position, cancellationToken);
            var used = Split(_buffer.AsSpan(0, length));
            if (used == 0)
                return false;
            _position += used;
        }

        return true;
    }

    /// <summary>Takes the next frames, without their heads: as many as there are, but not more than <paramref name="most"/>.</summary>
    public (byte[] Bytes, int Count) Take(int most)
    {
        var frames = new List<byte[]>();
        while (frames.Count < most && _waiting.TryDequeue(out var frame))
        {
            frames.Add(frame);
            _sizes.Add((ushort)frame.Length);
        }

        return ([.. frames.SelectMany(frame => frame)], frames.Count);
    }

    public void Dispose() => _file?.Dispose();

    /// <returns>How many bytes whole frames took.</returns>
    private int Split(ReadOnlySpan<byte> bytes)
    {
        var used = 0;
        while (bytes.Length - used >= AdtsFormat.HeadLength)
        {
            if (!AdtsFormat.TryRead(bytes[used..], out var format, out var length))
                throw new InvalidDataException($"{Path.GetFileName(path)} is no sound in ADTS: {Convert.ToHexStringLower(bytes.Slice(used, AdtsFormat.HeadLength))} begins no frame of AAC.");
            if (length > bytes.Length - used)
                break;
            Format ??= format;
            if (format != Format)
                throw new InvalidDataException($"The sound in {Path.GetFileName(path)} changes from {Format} to {format}.");
            _waiting.Enqueue(bytes.Slice(used + AdtsFormat.HeadLength, length - AdtsFormat.HeadLength).ToArray());
            used += length;
        }

        return used;
    }
}
