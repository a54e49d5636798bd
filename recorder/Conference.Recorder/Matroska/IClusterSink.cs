namespace Conference.Recorder.Matroska;

/// <summary>Takes the pieces of a file in order.</summary>
internal interface IClusterSink
{
    /// <summary>Takes over a buffer that was rented from <see cref="System.Buffers.ArrayPool{T}.Shared"/>. Must not wait for a disk, nor throw.</summary>
    void Write(byte[] rented, int length);
}
