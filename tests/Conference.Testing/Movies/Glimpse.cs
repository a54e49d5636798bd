namespace Conference.Testing.Movies;

/// <summary>What an area shows in one frame.</summary>
/// <param name="Color">Left of the middle, where a persona has its colour.</param>
/// <param name="Center">Brightness where a persona flashes, 0 to 255.</param>
/// <param name="Around">Brightness left of it.</param>
/// <param name="Hand">Where the persona's hand is, 0 to 29; -1 when there is none.</param>
/// <param name="Edge">Colour along the left edge, where a border would be.</param>
public readonly record struct Glimpse(
    (double R, double G, double B) Color, double Center, double Around, int Hand, (double R, double G, double B) Edge)
{
    /// <summary>Halfway between the persona's own brightness and white.</summary>
    public bool Flashes => Center > (Around + 235) / 2;
}
