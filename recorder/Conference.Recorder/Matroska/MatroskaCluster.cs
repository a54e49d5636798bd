namespace Conference.Recorder.Matroska;

/// <summary>A cluster as it lies in a file.</summary>
/// <param name="Offset">Where it begins, in bytes.</param>
/// <param name="Length">Its length in bytes, with id and size.</param>
/// <param name="BeginsWithKey">Whether decoding can begin here. In a file of ours no other frame of the cluster is a key frame of video.</param>
/// <param name="Times">File time of each frame in seconds, in the order of the file; never empty.</param>
internal sealed record MatroskaCluster(long Offset, long Length, bool BeginsWithKey, double[] Times)
{
    /// <summary>File time of the first frame, in seconds.</summary>
    public double From => Times[0];

    /// <summary>File time of the last frame, in seconds.</summary>
    public double To => Times[^1];

    public long End => Offset + Length;
}
