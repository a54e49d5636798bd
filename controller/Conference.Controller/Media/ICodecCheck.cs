namespace Conference.Controller.Media;

/// <summary>A part of the server that must be able to take what meetings send.</summary>
internal interface ICodecCheck
{
    /// <summary>Why meetings here should not be offered a codec; null when nothing stands against it.</summary>
    Task<string?> RefuseAsync(VideoCodec codec, CancellationToken cancellationToken);
}
