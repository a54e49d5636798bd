namespace Conference.Mediasoup;

/// <summary>What the worker knows about a data producer, for diagnosis.</summary>
/// <param name="Id">The data producer.</param>
/// <param name="Type">How it receives messages.</param>
/// <param name="SctpStreamParameters">The stream on which the endpoint sends; null on a direct transport.</param>
/// <param name="Label">The name of the channel.</param>
/// <param name="Protocol">The protocol spoken on it.</param>
/// <param name="Paused">Whether what arrives is dropped.</param>
public sealed record DataProducerDump(
    DataProducerId Id, DataChannelType Type, SctpStreamParameters? SctpStreamParameters, string Label, string Protocol, bool Paused);
