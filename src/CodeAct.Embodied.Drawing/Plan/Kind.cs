namespace CodeAct.Embodied.Drawing.Plan;

/// <summary>What the viewer knows about kinds that no world says.</summary>
public static class Kind
{
    private const float Usual = 0.28f;

    /// <summary>Things that hang on walls.</summary>
    public static bool IsOnWall(string kind) => kind is "window" or "lightswitch" or "painting" or "mirror" or "blinds" or "curtains" or "poster";

    /// <summary>Parts of furniture and of the building that ALFWorld lists as things and that are not drawn by themselves.</summary>
    public static bool IsPart(string kind) => kind is "stoveknob" or "sink" or "bathtub" or "showerhead" or "showerdoor" or "showerglass"
        or "laundryhamperlid" or "towelholder" or "handtowelholder" || IsOnWall(kind);

    /// <summary>Things that stand on the floor and are drawn as furniture.</summary>
    public static bool IsFurniture(string kind) => kind is "chair" or "floorlamp" or "footstool" or "houseplant";

    /// <summary>Surfaces that grow to hold the things on them.</summary>
    public static bool Grows(string kind) => kind is "countertop" or "diningtable" or "coffeetable" or "desk" or "bed" or "sofa" or "dresser" or "shelf" or "sidetable" or "tvstand";

    /// <summary>Receptacles that do not stand on the floor.</summary>
    public static bool IsRaised(string kind) => kind is "sinkbasin" or "stoveburner" or "microwave" or "coffeemachine" or "toaster" or "drawer"
        or "cabinet" or "shelf" or "towelholder" or "handtowelholder" or "toiletpaperhanger" or "safe";

    /// <summary>Low furniture comes first, so that what is on it is drawn above it.</summary>
    public static int Order(string kind) => kind switch
    {
        "bathtubbasin" or "bed" or "sofa" => 0,
        "countertop" or "diningtable" or "desk" or "dresser" or "tvstand" => 1,
        "drawer" or "cabinet" => 2,
        "sinkbasin" or "stoveburner" => 3,
        _ => 4,
    };

    /// <summary>How large a thing is drawn, in metres.</summary>
    public static float Size(string kind) => kind switch
    {
        "laptop" or "box" or "houseplant" => 0.4f,
        "pan" or "pot" or "pillow" or "towel" or "handtowel" or "teddybear" or "newspaper" or "tennisracket" or "baseballbat" => 0.36f,
        "television" => 0.8f,
        "floorlamp" or "footstool" or "chair" => 0.46f,
        _ => Usual,
    };
}
