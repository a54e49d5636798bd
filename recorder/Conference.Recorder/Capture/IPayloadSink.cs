namespace Conference.Recorder.Capture;

/// <summary>Takes the payloads of a track in the order in which they were sent.</summary>
internal interface IPayloadSink
{
    /// <param name="marker">The marker bit of the packet's header.</param>
    /// <param name="followsGap">Whether packets right before this one are lost.</param>
    void OnPayload(ReadOnlySpan<byte> payload, bool marker, in Placement placement, bool followsGap);
}
