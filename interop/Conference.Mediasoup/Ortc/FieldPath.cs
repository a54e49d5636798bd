namespace Conference.Mediasoup;

/// <summary>
/// An item of one of the caller's lists, such as <c>rtpParameters.codecs[2]</c>, as the errors about it name it. It costs nothing until
/// there is an error.
/// </summary>
internal readonly record struct FieldPath(string Argument, string? List, int Index)
{
    public ArgumentException Error(string field, string problem) => new($"{this}.{field} {problem}", Argument);

    public ArgumentException Error(string problem) => new($"{this} {problem}", Argument);

    public override string ToString() => List is null ? $"{Argument}[{Index}]" : $"{Argument}.{List}[{Index}]";
}
