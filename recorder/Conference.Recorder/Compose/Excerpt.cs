using Conference.Recorder.Matroska;

namespace Conference.Recorder.Compose;

/// <summary>The part of a track's file that a stretch of film is made from.</summary>
/// <param name="File">The track's file, with its path.</param>
internal sealed record Excerpt(string File, long HeaderLength, IReadOnlyList<MatroskaCluster> Clusters)
{
    public bool IsEmpty => Clusters.Count == 0;

    /// <exception cref="IOException">The track cannot be read, or the file not written.</exception>
    public async Task WriteAsync(string target, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0, useAsync: true);
        await MatroskaExcerpt.CopyAsync(File, HeaderLength, Clusters, stream, cancellationToken);
    }
}
