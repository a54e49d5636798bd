using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>The id of a data consumer.</summary>
/// <param name="Value">The id as a GUID; its text form is what the worker and JSON carry.</param>
[JsonConverter(typeof(EntityIdJsonConverter<DataConsumerId>))]
public readonly record struct DataConsumerId(Guid Value) : IEntityId<DataConsumerId>
{
    /// <inheritdoc />
    public static DataConsumerId From(Guid value) => new(value);

    /// <summary>Makes an id that no other entity has.</summary>
    public static DataConsumerId New() => new(Guid.NewGuid());

    /// <summary>Reads an id from the text that <see cref="ToString"/> gives.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is no GUID.</exception>
    public static DataConsumerId Parse(string text) => new(Guid.Parse(text));

    /// <summary>Reads an id from the text that <see cref="ToString"/> gives; false when <paramref name="text"/> is no GUID.</summary>
    public static bool TryParse(string? text, out DataConsumerId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new DataConsumerId(value);
        return parsed;
    }

    /// <summary>The plain text of the id, e.g. 3fa85f64-5717-4562-b3fc-2c963f66afa6.</summary>
    public override string ToString() => Value.ToString();
}
