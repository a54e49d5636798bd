namespace Conference.Recorder.Matroska;

/// <summary>Copies a stretch of a file of ours to a small file of its own, times unchanged.</summary>
internal static class MatroskaExcerpt
{
    private const int CopyBuffer = 256 * 1024;

    /// <summary>
    /// The clusters that a decoder needs for [from, to) of file time, from the last key frame at or before <paramref name="from"/> on, or from the
    /// first one in the stretch when there is none before it; empty when nothing lies there.
    /// </summary>
    /// <param name="clusters">In the order of the file.</param>
    public static IReadOnlyList<MatroskaCluster> Select(IReadOnlyList<MatroskaCluster> clusters, double from, double to)
    {
        var first = -1;
        var last = -1;
        for (var i = 0; i < clusters.Count && clusters[i].From < to; i++)
        {
            if (clusters[i].BeginsWithKey && (first < 0 || clusters[i].From <= from))
                first = i;
            last = i;
        }

        return first < 0 ? [] : [.. clusters.Skip(first).Take(last - first + 1)];
    }

    /// <summary>Writes the file's header and some of its clusters.</summary>
    /// <param name="headerLength">As the scanner found it.</param>
    /// <exception cref="IOException">The source cannot be read, or the target not written.</exception>
    public static async Task CopyAsync(
        string file, long headerLength, IReadOnlyList<MatroskaCluster> clusters, Stream target, CancellationToken cancellationToken)
    {
        await using var source = new FileStream(file, new FileStreamOptions
        {
            Mode = FileMode.Open,
            Access = FileAccess.Read,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
            Options = FileOptions.Asynchronous,
        });
        await CopyRangeAsync(source, 0, headerLength, target, cancellationToken);
        for (var i = 0; i < clusters.Count;)
        {
            // Clusters that lie one behind the other are copied in one go.
            var begin = clusters[i].Offset;
            var end = clusters[i].End;
            for (i++; i < clusters.Count && clusters[i].Offset == end; i++)
                end = clusters[i].End;
            await CopyRangeAsync(source, begin, end - begin, target, cancellationToken);
        }
    }

    private static async Task CopyRangeAsync(FileStream source, long offset, long length, Stream target, CancellationToken cancellationToken)
    {
        var buffer = new byte[(int)Math.Min(CopyBuffer, Math.Max(1, length))];
        source.Position = offset;
        while (length > 0)
        {
            var count = await source.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, length)), cancellationToken);
            if (count == 0)
                throw new EndOfStreamException($"{source.Name} ends before byte {offset + length}: it has been cut since it was scanned.");
            await target.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            length -= count;
        }
    }
}
