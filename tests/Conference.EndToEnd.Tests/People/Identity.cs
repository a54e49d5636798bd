namespace Conference.EndToEnd.Tests.People;

/// <summary>Somebody by a name, the colour that their camera sees and the tone that their microphone hears.</summary>
internal sealed record Identity(string Name, Rgb Colour, int ToneHz)
{
    // Far from each other, and from every colour that an avatar can have.
    public static Identity Alice { get; } = new("Alice", new Rgb(170, 20, 20), 440);

    public static Identity Bob { get; } = new("Bob", new Rgb(20, 20, 190), 700);

    public static Identity Carol { get; } = new("Carol", new Rgb(20, 170, 30), 1_100);

    public override string ToString() => Name;
}
