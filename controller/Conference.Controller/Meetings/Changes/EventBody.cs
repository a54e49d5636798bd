using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Conference.Controller.Meetings.Changes;

/// <summary>What an event tells.</summary>
/// <param name="Type">Its name on the wire.</param>
internal abstract record EventBody(string Type)
{
    /// <summary>JSON.</summary>
    public abstract string Data { get; }

    protected static string Render<T>(T data, JsonTypeInfo<T> type) => JsonSerializer.Serialize(data, type);
}
