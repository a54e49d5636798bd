namespace Conference.Recorder.Contracts;

/// <summary>What the recorder of this process can compose of.</summary>
public interface IVideoDecoders
{
    /// <summary>Whether tracks of a codec can be composed. True too where nothing is known, since then nothing is recorded here.</summary>
    /// <param name="mimeType">Such as <c>video/AV1</c>.</param>
    Task<bool> CanDecodeAsync(string mimeType, CancellationToken cancellationToken);
}
