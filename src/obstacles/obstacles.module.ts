import { Module } from '@nestjs/common';
import { correctionPages } from '../corrections/corrections.controller.js';
import { OBSTACLE_CORRECTION } from './obstacle.correction.js';
import { ObstaclesController } from './obstacles.controller.js';
import { ObstaclesService } from './obstacles.service.js';
import { ObstaclePhotosService } from './photos.service.js';

@Module({
  controllers: [ObstaclesController, correctionPages(OBSTACLE_CORRECTION)],
  providers: [ObstaclesService, ObstaclePhotosService],
})
export class ObstaclesModule {}
