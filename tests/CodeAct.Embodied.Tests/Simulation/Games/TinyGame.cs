using CodeAct.Embodied.Simulation.Games;

namespace CodeAct.Embodied.Tests.Simulation.Games;

/// <summary>A game of our own in ALFWorld's format: a fridge, a microwave, a sink, a desk and a
/// cabinet, two apples, one of which can be treated, a knife, and a lamp that can be carried.</summary>
internal static class TinyGame
{
    public const string Id = "valid_unseen/pick_cool_then_place_in_recep-Apple-None-Desk-1/trial_T1";

    public const string Problem =
        """
        (define (problem plan_trial_T1) (:domain alfred)
        (:objects agent1 - agent) ; a comment
        (:init
          (receptacleType Cabinet_bar__plus_05_dot_00_bar__plus_00_dot_00_bar__plus_02_dot_00 CabinetType)
          (receptacleType Desk_bar__plus_01_dot_00_bar__plus_00_dot_00_bar__plus_02_dot_00 DeskType)
          (receptacleType Fridge_bar__plus_03_dot_00_bar__plus_00_dot_00_bar__plus_02_dot_00 FridgeType)
          (receptacleType Microwave_bar__plus_06_dot_00_bar__plus_00_dot_00_bar__plus_02_dot_00 MicrowaveType)
          (receptacleType Sink_bar__plus_07_dot_00_bar__plus_00_dot_00_bar__plus_02_dot_00_bar_SinkBasin SinkBasinType)
          (objectType Apple_bar__plus_03_dot_00_bar__plus_01_dot_00_bar__plus_02_dot_00 AppleType)
          (objectType Apple_bar__plus_03_dot_10_bar__plus_01_dot_00_bar__plus_02_dot_00 AppleType)
          (objectType Knife_bar__plus_01_dot_00_bar__plus_01_dot_00_bar__plus_02_dot_00 KnifeType)
          (objectType DeskLamp_bar__plus_01_dot_10_bar__plus_01_dot_00_bar__plus_02_dot_00 DeskLampType)
          (canContain DeskType AppleType) (canContain DeskType KnifeType) (canContain FridgeType AppleType)
          (canContain CabinetType KnifeType) (canContain MicrowaveType AppleType) (canContain SinkBasinType AppleType)
          (openable Cabinet_bar__plus_05_dot_00_bar__plus_00_dot_00_bar__plus_02_dot_00)
          (openable Fridge_bar__plus_03_dot_00_bar__plus_00_dot_00_bar__plus_02_dot_00)
          (openable Microwave_bar__plus_06_dot_00_bar__plus_00_dot_00_bar__plus_02_dot_00)
          (pickupable Apple_bar__plus_03_dot_00_bar__plus_01_dot_00_bar__plus_02_dot_00)
          (pickupable Apple_bar__plus_03_dot_10_bar__plus_01_dot_00_bar__plus_02_dot_00)
          (pickupable Knife_bar__plus_01_dot_00_bar__plus_01_dot_00_bar__plus_02_dot_00)
          (pickupable DeskLamp_bar__plus_01_dot_10_bar__plus_01_dot_00_bar__plus_02_dot_00)
          (cleanable Apple_bar__plus_03_dot_00_bar__plus_01_dot_00_bar__plus_02_dot_00)
          (heatable Apple_bar__plus_03_dot_00_bar__plus_01_dot_00_bar__plus_02_dot_00)
          (coolable Apple_bar__plus_03_dot_00_bar__plus_01_dot_00_bar__plus_02_dot_00)
          (sliceable Apple_bar__plus_03_dot_00_bar__plus_01_dot_00_bar__plus_02_dot_00)
          (toggleable DeskLamp_bar__plus_01_dot_10_bar__plus_01_dot_00_bar__plus_02_dot_00)
          (atLocation agent1 loc_bar_0_bar_0_bar_0_bar_0)
          (receptacleAtLocation Desk_bar__plus_01_dot_00_bar__plus_00_dot_00_bar__plus_02_dot_00 loc_bar_4_bar_8_bar_1_bar_30)
          (receptacleAtLocation Fridge_bar__plus_03_dot_00_bar__plus_00_dot_00_bar__plus_02_dot_00 loc_bar_12_bar_8_bar_1_bar_30)
          (receptacleAtLocation Cabinet_bar__plus_05_dot_00_bar__plus_00_dot_00_bar__plus_02_dot_00 loc_bar_20_bar_8_bar_1_bar_30)
          (receptacleAtLocation Microwave_bar__plus_06_dot_00_bar__plus_00_dot_00_bar__plus_02_dot_00 loc_bar_24_bar_8_bar_1_bar_30)
          (receptacleAtLocation Sink_bar__plus_07_dot_00_bar__plus_00_dot_00_bar__plus_02_dot_00_bar_SinkBasin loc_bar_28_bar_8_bar_1_bar_30)
          (objectAtLocation Apple_bar__plus_03_dot_00_bar__plus_01_dot_00_bar__plus_02_dot_00 loc_bar_12_bar_8_bar_1_bar_30)
          (objectAtLocation Apple_bar__plus_03_dot_10_bar__plus_01_dot_00_bar__plus_02_dot_00 loc_bar_12_bar_8_bar_1_bar_30)
          (objectAtLocation DeskLamp_bar__plus_01_dot_10_bar__plus_01_dot_00_bar__plus_02_dot_00 loc_bar_4_bar_8_bar_1_bar_30)
          (objectAtLocation Knife_bar__plus_01_dot_00_bar__plus_01_dot_00_bar__plus_02_dot_00 loc_bar_4_bar_8_bar_1_bar_30)
          (inReceptacle Apple_bar__plus_03_dot_00_bar__plus_01_dot_00_bar__plus_02_dot_00 Fridge_bar__plus_03_dot_00_bar__plus_00_dot_00_bar__plus_02_dot_00)
          (inReceptacle Apple_bar__plus_03_dot_10_bar__plus_01_dot_00_bar__plus_02_dot_00 Fridge_bar__plus_03_dot_00_bar__plus_00_dot_00_bar__plus_02_dot_00)
          (inReceptacle Knife_bar__plus_01_dot_00_bar__plus_01_dot_00_bar__plus_02_dot_00 Desk_bar__plus_01_dot_00_bar__plus_00_dot_00_bar__plus_02_dot_00)
          (inReceptacle DeskLamp_bar__plus_01_dot_10_bar__plus_01_dot_00_bar__plus_02_dot_00 Desk_bar__plus_01_dot_00_bar__plus_00_dot_00_bar__plus_02_dot_00)
          (= (total-cost) 0)
        )
        (:goal (and (exists (?r - receptacle) (exists (?o - object)
          (and (coolable ?o) (objectType ?o AppleType) (receptacleType ?r DeskType) (isCool ?o) (inReceptacle ?o ?r)))))))
        """;

    public static Game Game { get; } = new()
    {
        Id = Id,
        GoalText = "put a cool apple in desk",
        Problem = Problem,
        Solvable = true,
        Walkthrough =
        [
            "go to fridge 1", "open fridge 1", "take apple 2 from fridge 1", "cool apple 2 with fridge 1", "go to desk 1", "move apple 2 to desk 1",
        ],
    };
}
