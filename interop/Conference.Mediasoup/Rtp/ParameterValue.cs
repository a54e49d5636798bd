namespace Conference.Mediasoup;

/// <summary>The value of a codec or header extension parameter: a string, a number or a boolean.</summary>
/// <remarks>Values of different kinds are never equal: <c>1</c> is not <c>"1"</c>. Numbers are doubles, exact integers to 2^53.</remarks>
public readonly struct ParameterValue : IEquatable<ParameterValue>
{
    private readonly string? _text;
    private readonly double _number;

    /// <summary>A string value.</summary>
    public ParameterValue(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _text = value;
        Kind = ParameterValueKind.Text;
    }

    /// <summary>A number value.</summary>
    public ParameterValue(double value)
    {
        _number = value;
        Kind = ParameterValueKind.Number;
    }

    /// <summary>A boolean value.</summary>
    public ParameterValue(bool value)
    {
        _number = value ? 1 : 0;
        Kind = ParameterValueKind.Boolean;
    }

    /// <summary>What the value is; the default value of this type is an empty string.</summary>
    public ParameterValueKind Kind { get; }

    /// <summary>Whether two values are of one kind and equal.</summary>
    public static bool operator ==(ParameterValue left, ParameterValue right) => left.Equals(right);

    /// <summary>Whether two values differ in kind or value.</summary>
    public static bool operator !=(ParameterValue left, ParameterValue right) => !left.Equals(right);

    /// <summary>A string value.</summary>
    public static implicit operator ParameterValue(string value) => new(value);

    /// <summary>A number value.</summary>
    public static implicit operator ParameterValue(double value) => new(value);

    /// <summary>A boolean value.</summary>
    public static implicit operator ParameterValue(bool value) => new(value);

    /// <summary>The string, or null when the value is not one.</summary>
    public string? AsText() => Kind == ParameterValueKind.Text ? _text ?? "" : null;

    /// <summary>The number, or null when the value is not one.</summary>
    public double? AsNumber() => Kind == ParameterValueKind.Number ? _number : null;

    /// <summary>The boolean, or null when the value is not one.</summary>
    public bool? AsBoolean() => Kind == ParameterValueKind.Boolean ? _number != 0 : null;

    /// <inheritdoc/>
    public bool Equals(ParameterValue other) =>
        Kind == other.Kind && (Kind == ParameterValueKind.Text ? AsText() == other.AsText() : _number.Equals(other._number));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ParameterValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        Kind == ParameterValueKind.Text ? HashCode.Combine(Kind, AsText()) : HashCode.Combine(Kind, _number);

    /// <summary>The value as it would stand in an SDP <c>fmtp</c> line.</summary>
    public override string ToString() => Kind switch
    {
        ParameterValueKind.Text => _text ?? "",
        ParameterValueKind.Number => _number.ToString(),
        ParameterValueKind.Boolean => _number != 0 ? "true" : "false",
        _ => throw new InvalidOperationException($"There is no parameter kind {Kind}."),
    };
}
