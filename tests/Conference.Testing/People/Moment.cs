namespace Conference.Testing.People;

/// <summary>Something that happens at a time in seconds.</summary>
/// <param name="Number">The flash and the beep that belong together have the same.</param>
public readonly record struct Moment(long Number, double At);
