namespace Conference.Controller.Media;

/// <summary>The picture that a device sends, in its own words.</summary>
internal sealed record VideoReport(int Width, int Height, double FrameRate);
