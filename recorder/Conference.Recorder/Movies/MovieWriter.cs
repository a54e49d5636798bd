using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Conference.Recorder.Movies;

/// <summary>
/// Writes a film from encoded samples that lie in other files: its header first, so that it plays while it loads, then the media, in stretches of a second per
/// track. One pass, at the speed of the disk, which also yields the hash.
/// </summary>
internal static class MovieWriter
{
    private const double Stretch = 1;
    private const int CopyBuffer = 1 << 20;
    private const long LargestNarrow = uint.MaxValue;

    /// <summary>What the file begins with: brands that every player knows.</summary>
    private static byte[] FileType { get; } = new BoxBuilder()
        .Box("ftyp", box => box.Ascii("isom").UInt32(0x200).Ascii("isom").Ascii("iso2").Ascii("avc1").Ascii("mp41"))
        .ToArray();

    /// <param name="duration">In seconds; what a track has beyond it is not shown.</param>
    /// <returns>Length in bytes and SHA-256, in lower-case hexadecimal digits.</returns>
    /// <exception cref="IOException">A part cannot be read, or the film cannot be written.</exception>
    public static async Task<(long Length, string Sha256)> WriteAsync(
        string file, IReadOnlyList<MovieTrack> tracks, double duration, IReadOnlyList<Chapter> chapters, CancellationToken cancellationToken)
    {
        var all = MovieParts.Chapters(chapters, duration) is { } text ? [.. tracks, text] : tracks;
        var ticks = (long)Math.Round(duration * MovieHeader.Timescale);
        var chunks = Interleave(all);
        var media = chunks.Sum(chunk => chunk.Length);
        var wide = media > LargestNarrow - (1 << 24) - 32L * all.Sum(track => track.Samples.Count);
        var mediaHead = MediaHead(media, wide);

        // The length of the header does not depend on the offsets in it: it is built once to be measured, and once to be written.
        var header = Header(0);
        header = Header(FileType.Length + header.Length + mediaHead.Length);

        await using var target = new FileStream(file, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            BufferSize = 0,
            Options = FileOptions.Asynchronous,
            PreallocationSize = FileType.Length + header.Length + mediaHead.Length + media,
        });
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var output = new HashedOutput(target, hash);
        await output.WriteAsync(FileType, cancellationToken);
        await output.WriteAsync(header, cancellationToken);
        await output.WriteAsync(mediaHead, cancellationToken);
        await CopyAsync(all, chunks, output, cancellationToken);
        await target.FlushAsync(cancellationToken);
        return (target.Length, Convert.ToHexStringLower(hash.GetHashAndReset()));

        byte[] Header(long offset)
        {
            var placed = Enumerable.Range(0, all.Count).Select(_ => new List<MovieChunk>()).ToArray();
            foreach (var chunk in chunks)
            {
                placed[chunk.Track].Add(chunk with { Offset = offset });
                offset += chunk.Length;
            }

            return MovieHeader.Build(all, placed, ticks, chapters, wide);
        }
    }

    private static byte[] MediaHead(long media, bool wide)
    {
        var head = new byte[wide ? 16 : 8];
        BinaryPrimitives.WriteUInt32BigEndian(head, wide ? 1 : (uint)(media + head.Length));
        "mdat"u8.CopyTo(head.AsSpan(4));
        if (wide)
            BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(8), media + head.Length);
        return head;
    }

    /// <summary>Chunks of about a second of each track in turn; none reaches from one source into the next.</summary>
    private static List<MovieChunk> Interleave(IReadOnlyList<MovieTrack> tracks)
    {
        var chunks = new List<(double At, MovieChunk Chunk)>();
        for (var t = 0; t < tracks.Count; t++)
        {
            var time = 0L;
            foreach (var range in tracks[t].Ranges)
            {
                var (first, from, length) = (range.FirstSample, time, 0L);
                for (var i = range.FirstSample; i < range.FirstSample + range.Count; i++)
                {
                    length += tracks[t].Samples[i].Size;
                    time += tracks[t].Samples[i].Duration;
                    if (time - from < Stretch * tracks[t].Timescale && i + 1 < range.FirstSample + range.Count)
                        continue;

                    chunks.Add(((double)from / tracks[t].Timescale, new MovieChunk(t, first, i + 1 - first, length, 0)));
                    (first, from, length) = (i + 1, time, 0);
                }
            }
        }

        return [.. chunks.OrderBy(chunk => chunk.At).ThenBy(chunk => chunk.Chunk.Track).Select(chunk => chunk.Chunk)];
    }

    private static async Task CopyAsync(
        IReadOnlyList<MovieTrack> tracks, List<MovieChunk> chunks, HashedOutput output, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(CopyBuffer);
        var sources = new Source?[tracks.Count];
        try
        {
            foreach (var chunk in chunks)
            {
                var source = sources[chunk.Track] = Source.Advance(sources[chunk.Track], tracks[chunk.Track], chunk.FirstSample);
                await source.CopyAsync(chunk.Length, buffer, output, cancellationToken);
            }
        }
        finally
        {
            foreach (var source in sources)
                source?.Dispose();
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private sealed class HashedOutput(FileStream target, IncrementalHash hash)
    {
        public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            // Side by side: a film of an hour is gigabytes.
            var writing = target.WriteAsync(bytes, cancellationToken);
            hash.AppendData(bytes.Span);
            await writing;
        }
    }

    /// <summary>The range that a track's samples are being taken from.</summary>
    private sealed class Source(int range, SampleRange samples, SafeFileHandle? handle) : IDisposable
    {
        private long _position = samples.Offset;

        public static Source Advance(Source? present, MovieTrack track, int sample)
        {
            var range = present?.Range ?? -1;
            if (range >= 0 && sample < track.Ranges[range].FirstSample + track.Ranges[range].Count)
                return present!;

            present?.Dispose();
            var next = track.Ranges[range + 1];
            return new Source(range + 1, next, next.File is null ? null : File.OpenHandle(next.File, options: FileOptions.SequentialScan));
        }

        private int Range { get; } = range;

        public async Task CopyAsync(long length, byte[] buffer, HashedOutput output, CancellationToken cancellationToken)
        {
            while (length > 0)
            {
                var piece = buffer.AsMemory(0, (int)Math.Min(buffer.Length, length));
                var count = handle is null ? CopyFromMemory(piece) : await RandomAccess.ReadAsync(handle, piece, _position, cancellationToken);
                if (count == 0)
                    throw new EndOfStreamException($"{samples.File} ends before byte {_position + length}.");

                await output.WriteAsync(piece[..count], cancellationToken);
                _position += count;
                length -= count;
            }
        }

        public void Dispose() => handle?.Dispose();

        private int CopyFromMemory(Memory<byte> target)
        {
            samples.Bytes.AsMemory((int)_position, target.Length).CopyTo(target);
            return target.Length;
        }
    }
}
