using System.Text.Json.Serialization;

namespace Conference.Mediasoup.Conformance;

/// <summary>What a call gave; a null is undefined in Node.</summary>
internal sealed record AnswerFrame(long Answer, object? Value);

/// <summary>How a call failed.</summary>
internal sealed record ErrorFrame(long Answer, NodeError Error);

/// <summary>The error that Node throws.</summary>
/// <param name="Name">Its class.</param>
/// <param name="Message">Our message.</param>
internal sealed record NodeError(string Name, string Message);

/// <summary>What Node emits in one go.</summary>
/// <param name="Events">The events, in their order.</param>
/// <param name="Later">Whether it must not happen within a call.</param>
internal sealed record EventsFrame(IReadOnlyList<NodeEvent> Events, bool Later);

/// <summary>An event of an object or of its observer.</summary>
internal sealed record NodeEvent(ExposedObject Object, bool Observer, string Name, IReadOnlyList<object?> Args);

/// <summary>Something that our library has logged.</summary>
internal sealed record LogFrame(NodeLog Log);

/// <inheritdoc cref="LogFrame"/>
/// <param name="Level">debug, warn or error.</param>
/// <param name="Area">The logger's category.</param>
/// <param name="Text">The message.</param>
internal sealed record NodeLog(string Level, string Area, string Text);

/// <summary>An error that is the argument of an event.</summary>
internal sealed record NodeErrorValue([property: JsonPropertyName("$error")] string Message);
