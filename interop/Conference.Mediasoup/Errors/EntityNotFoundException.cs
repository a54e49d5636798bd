namespace Conference.Mediasoup;

/// <summary>A call names something that is not there: it never was, or it was closed a moment ago.</summary>
/// <remarks>The latter is nobody's mistake, e.g. when an endpoint leaves while others begin to consume it.</remarks>
public sealed class EntityNotFoundException : ArgumentException
{
    internal EntityNotFoundException(string message, string paramName, Guid entityId)
        : base(message, paramName) => EntityId = entityId;

    /// <summary>The id that was not found.</summary>
    public Guid EntityId { get; }
}
