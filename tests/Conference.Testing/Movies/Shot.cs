using Conference.Testing.People;

namespace Conference.Testing.Movies;

/// <summary>What a film must show from a moment on, until the next shot.</summary>
/// <param name="From">Seconds of the film.</param>
/// <param name="Places">Who is where; nobody where a card is.</param>
public sealed record Shot(double From, IReadOnlyList<(Area Area, Persona? Who)> Places);
