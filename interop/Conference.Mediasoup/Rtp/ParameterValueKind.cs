namespace Conference.Mediasoup;

/// <summary>What a <see cref="ParameterValue"/> holds.</summary>
public enum ParameterValueKind
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>A number: JSON and SDP know one kind only.</summary>
    Number,

    /// <summary>True or false, which the worker may report but which RTP capabilities and parameters may not contain.</summary>
    Boolean,
}
