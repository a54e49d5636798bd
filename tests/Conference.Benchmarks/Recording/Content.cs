using System.Collections.Concurrent;
using Conference.Testing.People;

namespace Conference.Benchmarks.Recording;

/// <summary>What generated cameras send, 640×360 at 30 frames per second and 600 kbit/s, encoded once.</summary>
internal static class Content
{
    private const int DifferentPeople = 4;

    private static readonly ConcurrentDictionary<(string Name, int Number), Task<MediaLoop>> Made = new();

    /// <summary>A room with a sensor's noise, and before it somebody who moves: a third of the picture changes its form all the time.</summary>
    public static Task<MediaLoop> CameraAsync(int number) => MakeAsync("camera", number, person =>
        $"mandelbrot=s=640x360:r=30:start_scale=0.0{7 + person}:end_scale=0.0{7 + person},loop=loop=-1:size=1:start=0,"
        + "eq=brightness=-0.1:saturation=0.6,noise=alls=6:allf=t[room];"
        + $"mandelbrot=s=220x280:r=30:start_scale=0.{3 + person}:end_scale=0.00{1 + person}:end_pts=800[somebody];"
        + $"[room][somebody]overlay=x='210+40*sin(t*{0.7 + 0.2 * person:F1})':y='70+8*sin(t*2.1)'");

    /// <summary>A picture of which every part changes in every frame: harder than any camera.</summary>
    public static Task<MediaLoop> HardAsync(int number) => MakeAsync("hard", number, person =>
        $"mandelbrot=s=640x360:r=30:start_scale=0.{3 + person}:end_scale=0.00{1 + person}:end_pts=800");

    private static Task<MediaLoop> MakeAsync(string name, int number, Func<int, string> source) => Made.GetOrAdd(
        (name, number % DifferentPeople), key => PersonaMedia.EncodePictureAsync(source(key.Number), Persona.LoopSeconds));
}
